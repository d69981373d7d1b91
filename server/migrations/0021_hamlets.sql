create schema hamlets;

create table hamlets.hamlet (
  id uuid primary key,
  recorded_at timestamptz not null
);
comment on table hamlets.hamlet is 'A hamlet (thôn, ấp, bản, khóm…). It has no official code: this inner id is all it has. A merger or split ends it; renaming, transfer and the merger of its commune do not.';

create table hamlets.change (
  id uuid primary key,
  kind text not null constraint change_kind check (kind in
    ('create', 'sheet', 'rename', 'merge', 'split', 'transfer', 'abolish', 'place', 'units-changed')),
  day date not null,
  commune_id uuid references units.unit (id),
  number text constraint change_number check (length(number) between 2 and 100),
  signed_on date,
  issuer text constraint change_issuer check (length(issuer) between 2 and 200),
  unit_change uuid references units.change (id),
  recorded_at timestamptz not null,
  author uuid,
  author_title text,
  undone_at timestamptz,
  undone_by uuid,
  constraint change_has_basis check
    (kind in ('create', 'sheet', 'place', 'units-changed') or (number is not null and issuer is not null)),
  constraint change_of_units check ((kind = 'units-changed') = (unit_change is not null)),
  constraint change_commune check ((commune_id is null) = (kind = 'units-changed'))
);
comment on table hamlets.change is 'What led from one state of hamlets to another: a person by decision, a sheet, or a change of the communes. Undone as one.';
comment on column hamlets.change.day is 'The first day the new state holds.';
comment on column hamlets.change.commune_id is 'The commune on whose rights it was made; null for a change of units, which touches many.';
comment on column hamlets.change.number is 'Number of the decision; null where none is needed: hamlets that were there before the product, a sheet, the placing of a hamlet after its commune was divided.';
comment on column hamlets.change.author_title is 'The post of whoever recorded it, as it was called then; names of people live in accounts.';
comment on column hamlets.change.unit_change is 'The change of administrative units that these hamlets followed.';
create index change_commune on hamlets.change (commune_id, recorded_at desc);
create unique index change_unit_change on hamlets.change (unit_change) where undone_at is null;

create table hamlets.hamlet_version (
  id uuid primary key,
  hamlet_id uuid not null references hamlets.hamlet (id),
  valid_from date not null,
  valid_to date,
  type text not null constraint version_type check (length(type) between 2 and 30),
  name text not null constraint version_name check (length(name) between 1 and 120),
  same_key text not null,
  search_key text not null,
  sort_key text not null,
  commune_id uuid not null references units.unit (id),
  is_placed boolean not null,
  former_commune_id uuid references units.unit (id),
  written_by uuid not null references hamlets.change (id),
  closed_by uuid references hamlets.change (id),
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  constraint version_dates check (valid_from < valid_to),
  constraint version_closed check ((closed_by is null) = (recorded_to is null)),
  constraint version_once exclude using gist
    (hamlet_id with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null),
  constraint version_same_name exclude using gist
    (commune_id with =, type with =, same_key with =, daterange(valid_from, valid_to) with &&)
    where (recorded_to is null and is_placed and former_commune_id is null)
);
comment on table hamlets.hamlet_version is 'Type, name and commune of a hamlet between dates (half-open). Its life is that of its current records (recorded_to is null).';
comment on column hamlets.hamlet_version.type is 'The word before the name: thôn, ấp, bản, khóm… (contract.ts); what a province uses is in province_types.';
comment on column hamlets.hamlet_version.same_key is 'The name folded for "is it the same name": case, tone placement and leading zeros do not matter, diacritics do.';
comment on column hamlets.hamlet_version.search_key is 'The name without diacritics, for search.';
comment on column hamlets.hamlet_version.sort_key is 'search_key with numbers filled up with zeros, so that 2 stands before 10.';
comment on column hamlets.hamlet_version.is_placed is 'False: the commune ended and several took it over (or nobody); commune_id is then the ended one, and a person has to say which commune the hamlet is in.';
comment on column hamlets.hamlet_version.former_commune_id is 'The commune it came from when the communes were merged; null once it was named or placed by decision. Two such hamlets of one name may meet in a commune; they are shown as needing a new name.';
create index version_commune on hamlets.hamlet_version (commune_id, sort_key, hamlet_id) where recorded_to is null;
create index version_hamlet on hamlets.hamlet_version (hamlet_id, valid_from);
create index version_written_by on hamlets.hamlet_version (written_by);
create index version_closed_by on hamlets.hamlet_version (closed_by) where closed_by is not null;

create table hamlets.succession (
  predecessor_id uuid not null references hamlets.hamlet (id),
  successor_id uuid not null references hamlets.hamlet (id),
  share numeric constraint succession_share check (share > 0 and share <= 1),
  written_by uuid not null references hamlets.change (id),
  primary key (predecessor_id, successor_id, written_by),
  constraint succession_of_itself check (predecessor_id <> successor_id)
);
comment on table hamlets.succession is 'Who took over from whom by a merger or split; counts while the change is not undone.';
comment on column hamlets.succession.share is 'Share of the predecessor''s households that the decision states, 0–1; null = not stated, never assumed.';
create index succession_successor on hamlets.succession (successor_id);
create index succession_written_by on hamlets.succession (written_by);

create table hamlets.measure (
  id uuid primary key,
  hamlet_id uuid not null references hamlets.hamlet (id),
  measure text not null constraint measure_kind check (measure in ('households', 'population')),
  day date not null,
  value int not null constraint measure_value check (value >= 0),
  source text not null constraint measure_source check (length(source) between 2 and 300),
  change_id uuid references hamlets.change (id),
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  author uuid
);
comment on table hamlets.measure is 'Households and people of a hamlet on a day, with the document that says so; the newest day up to a date counts then. Not recorded = unknown.';
comment on column hamlets.measure.change_id is 'The merger or split that computed it; null when a person recorded it.';
create unique index measure_current on hamlets.measure (hamlet_id, measure, day) where recorded_to is null;
create index measure_change on hamlets.measure (change_id) where change_id is not null;

create table hamlets.head (
  id uuid primary key,
  hamlet_id uuid not null references hamlets.hamlet (id),
  name text,
  phone text,
  valid_from date not null,
  valid_to date,
  ended_by uuid references hamlets.change (id),
  end_before date,
  recorded_at timestamptz not null,
  author uuid,
  erased_at timestamptz,
  constraint head_dates check (valid_from <= valid_to),
  constraint head_erased check ((erased_at is null and name is not null) or (erased_at is not null and name is null and phone is null)),
  constraint head_once exclude using gist (hamlet_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table hamlets.head is 'Heads of hamlets (trưởng thôn, trưởng ấp): personal data. Name and telephone live here only, events carry the id, so that they can be erased without breaking the audit (domain rule 24). Never on a public page.';
comment on column hamlets.head.valid_to is 'First day no longer head; the same as valid_from for one who never was.';
comment on column hamlets.head.end_before is 'The end it had before the change in ended_by ended the hamlet.';
comment on column hamlets.head.erased_at is 'When name and telephone were erased; the days stay.';
create index head_hamlet on hamlets.head (hamlet_id, valid_from);
create index head_ended_by on hamlets.head (ended_by) where ended_by is not null;

create table hamlets.province_types (
  id uuid primary key,
  province_id uuid not null references units.unit (id),
  area text not null constraint types_area check (area in ('rural', 'urban')),
  types text[] not null constraint types_some check (cardinality(types) > 0),
  is_binding boolean not null,
  source text not null constraint types_source check (length(source) between 5 and 300),
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  author uuid
);
comment on table hamlets.province_types is 'Which words hamlets of a province are called by, in xã (rural) and in phường and thị trấn (urban). No row = not known = every word is allowed; a successor of a province does not take it over.';
comment on column hamlets.province_types.is_binding is 'True: the province set it by the document in source, other words are refused. False: words its plans merely use, offered first.';
create unique index types_current on hamlets.province_types (province_id, area) where recorded_to is null;

create table hamlets.sheet (
  id uuid primary key,
  commune_id uuid not null references units.unit (id),
  day date not null,
  rows text not null,
  staged_at timestamptz not null,
  author uuid
);
comment on table hamlets.sheet is 'A read Excel or CSV list waiting to be accepted; nothing of it counts. Deleted when accepted, thrown away, or a week old: it may name heads of hamlets.';
comment on column hamlets.sheet.rows is 'JSON of the rows and what was said of each, in the format of modules/hamlets/sheet-contract.ts.';
create index sheet_commune on hamlets.sheet (commune_id);
