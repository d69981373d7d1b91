create schema units;

create table units.level (
  name text primary key,
  rank int not null constraint level_rank unique,
  label text not null,
  valid_from date not null,
  valid_to date,
  constraint level_dates check (valid_from < valid_to)
);
comment on table units.level is 'Levels of government between dates: the district is data, never assumed (domain rule 3).';
comment on column units.level.rank is '1 is the highest below the centre.';
insert into units.level (name, rank, label, valid_from, valid_to) values
  ('province', 1, 'cấp tỉnh', '-infinity', null),
  ('district', 2, 'cấp huyện', '-infinity', '2025-07-01'),
  ('commune', 3, 'cấp xã', '-infinity', null);

create table units.change (
  id uuid primary key,
  kind text not null constraint change_kind check (kind in ('first-list', 'list-difference', 'reform', 'correction')),
  day date not null,
  earliest date not null,
  title text not null,
  basis text,
  recorded_at timestamptz not null,
  constraint change_bounds check (earliest <= day)
);
comment on table units.change is 'Why units began, ended or were renamed: a reform, or the difference between two lists.';
comment on column units.change.earliest is 'Equal to day when the day is known; earlier when only bounds are; -infinity when it was before the first list.';
comment on column units.change.basis is 'Legal document; null when not verified.';
create index change_window on units.change (earliest, day) where earliest < day;

create table units.unit (
  id uuid primary key,
  valid_from date not null,
  valid_to date,
  began_by uuid not null references units.change (id),
  ended_by uuid references units.change (id),
  recorded_at timestamptz not null,
  constraint unit_dates check (valid_from < valid_to),
  constraint unit_end check ((valid_to is null) = (ended_by is null))
);
comment on table units.unit is 'A unit is not its code (domain rule 2): it lives through rename, reclassification and transfer; a merger or split ends it.';

create table units.unit_version (
  unit_id uuid not null references units.unit (id),
  valid_from date not null,
  valid_to date,
  level text not null references units.level (name),
  type text not null constraint version_type check (type in
    ('tỉnh', 'thành phố', 'quận', 'huyện', 'thị xã', 'xã', 'phường', 'thị trấn', 'đặc khu')),
  short_name text not null,
  name text not null,
  code text not null constraint version_code check (code ~ '^[0-9]+$'),
  parent_id uuid references units.unit (id),
  change_id uuid not null references units.change (id),
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  primary key (unit_id, valid_from, recorded_at),
  constraint version_dates check (valid_from < valid_to),
  constraint version_once exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null),
  constraint version_code_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null)
);
comment on table units.unit_version is 'Name, type, level, code and parent of a unit between dates (half-open). Current rows have recorded_to null.';
comment on column units.unit_version.name is 'Full name with its type word: "Xã Tân Thuận Tây".';
comment on column units.unit_version.short_name is 'Name without its type word: "Tân Thuận Tây".';
comment on column units.unit_version.code is 'Official code as text: 2 digits province, 3 district, 5 commune; unique among units valid on a date.';
create index version_code_from on units.unit_version (code, valid_from) where recorded_to is null;
create index version_parent on units.unit_version (parent_id) where recorded_to is null;
create index version_level on units.unit_version (level, code) where recorded_to is null;

create table units.succession (
  predecessor_id uuid not null references units.unit (id),
  successor_id uuid not null references units.unit (id),
  change_id uuid not null references units.change (id),
  share numeric constraint succession_share check (share > 0 and share <= 1),
  primary key (predecessor_id, successor_id),
  constraint succession_two check (predecessor_id <> successor_id)
);
comment on table units.succession is 'Which unit took over the territory of which.';
comment on column units.succession.share is 'Share of the predecessor''s territory, 0–1; null = unknown, never assumed 1.';
create index succession_successor on units.succession (successor_id);

create table units.unit_membership (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  kind text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  source text,
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  constraint membership_dates check (valid_from < valid_to),
  constraint membership_once exclude using gist
    (unit_id with =, kind with =, value with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null),
  constraint region_once exclude using gist
    (unit_id with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null and kind = 'region')
);
create index membership_unit on units.unit_membership (unit_id) where recorded_to is null;
comment on table units.unit_membership is 'Region, area I/II/III, coast, ATK… of a commune between dates (domain rule 4). No row of a kind = unknown, never "no".';

create function units.coverage(on_day date) returns text language sql stable parallel safe as $$
  select case when exists (
    select from units.change c where isfinite(c.earliest) and c.earliest <= on_day and on_day < c.day
  ) then 'approximate' else 'exact' end
$$;
comment on function units.coverage is 'Whether the lists know the units of a date, or only that they changed some day around it (domain rule 3).';

create view units.v_unit as
  select v.unit_id, v.level, v.type, v.code, v.name, v.short_name, v.parent_id, v.valid_from, v.valid_to,
    u.valid_from as unit_from, u.valid_to as unit_to
  from units.unit_version v join units.unit u on u.id = v.unit_id
  where v.recorded_to is null;
comment on view units.v_unit is 'For joins of other rooms: name, code, level and parent of each unit between valid_from and valid_to (half-open).';
