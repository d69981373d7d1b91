-- A change of units by decision: drafted, tried, applied in one transaction, undone as one.
create table units.decision (
  id uuid primary key,
  number text not null constraint decision_number check (length(number) between 2 and 100),
  signed_on date,
  issuer text not null constraint decision_issuer check (length(issuer) between 2 and 200),
  title text not null constraint decision_title check (length(title) between 5 and 300),
  day date not null,
  lines text not null,
  file_hash text references kernel.file (hash),
  state text not null constraint decision_state check (state in ('draft', 'applied', 'undone', 'discarded')),
  version int not null,
  created_at timestamptz not null,
  created_by uuid,
  created_title text,
  applied_at timestamptz,
  applied_by uuid,
  applied_title text,
  undone_at timestamptz,
  undone_by uuid,
  constraint decision_applied check ((state in ('applied', 'undone')) = (applied_at is not null)),
  constraint decision_undone check ((state = 'undone') = (undone_at is not null))
);
comment on table units.decision is 'What a decision changes about units, line by line; nothing counts until it is applied.';
comment on column units.decision.signed_on is 'Null only for decisions that came with the product and whose date nobody has read.';
comment on column units.decision.day is 'The first day the new state holds.';
comment on column units.decision.lines is 'JSON in the format of modules/units/change-contract.ts.';
comment on column units.decision.created_title is 'The post of whoever wrote it, as it was called then; names of people live one floor above.';
comment on column units.decision.version is 'Moves with every edit; an act names the version it saw.';
create index decision_list on units.decision (created_at desc, id desc);

alter table units.change drop constraint change_kind;
alter table units.change add constraint change_kind
  check (kind in ('first-list', 'list-difference', 'reform', 'correction', 'decision', 'official-table'));
alter table units.change add column decision_id uuid references units.decision (id);
comment on column units.change.decision_id is 'The decision entered in the product; null for what came with the shipped lists.';

-- Two clocks (domain rule 1): which change wrote a row, and which closed it, so that it can be undone and so that what was
-- known at an instant can be read again.
alter table units.unit_version add column closed_by uuid references units.change (id);
comment on column units.unit_version.change_id is 'The change that began this stretch of the unit''s life.';
comment on column units.unit_version.closed_by is 'The change whose application closed this record; null while it is current.';
alter table units.unit_version add column written_by uuid references units.change (id);
update units.unit_version set written_by = change_id;
alter table units.unit_version alter column written_by set not null;
comment on column units.unit_version.written_by is 'The change whose application wrote this record: not always the one that began the stretch.';
create index version_written_by on units.unit_version (written_by);
create index version_closed_by on units.unit_version (closed_by) where closed_by is not null;

alter table units.succession add column recorded_at timestamptz;
alter table units.succession add column recorded_to timestamptz;
alter table units.succession add column closed_by uuid references units.change (id);
alter table units.succession add column written_by uuid references units.change (id);
comment on column units.succession.change_id is 'The change that led from one to the other.';
comment on column units.succession.written_by is 'The change whose application wrote this record: the official table writes the links of a reform of years before.';
update units.succession s set recorded_at = c.recorded_at, written_by = c.id from units.change c where c.id = s.change_id;
alter table units.succession alter column written_by set not null;
alter table units.succession alter column recorded_at set not null;
alter table units.succession drop constraint succession_pkey;
alter table units.succession add constraint succession_pkey primary key (predecessor_id, successor_id, recorded_at);
create unique index succession_current on units.succession (predecessor_id, successor_id) where recorded_to is null;
drop index units.succession_successor;
create index succession_successor on units.succession (successor_id) where recorded_to is null;
create index succession_written_by on units.succession (written_by);
create index succession_closed_by on units.succession (closed_by) where closed_by is not null;

alter table units.unit_membership alter column id set default gen_random_uuid();
alter table units.unit_membership add column written_by uuid references units.change (id);
alter table units.unit_membership add column closed_by uuid references units.change (id);
comment on column units.unit_membership.written_by is 'The change that wrote this record; null for lists.';
create index membership_written_by on units.unit_membership (written_by) where written_by is not null;
create index membership_closed_by on units.unit_membership (closed_by) where closed_by is not null;

-- The life of a unit follows from its versions; keeping it twice would need two truths for each instant of recording.
drop view units.v_unit;
alter table units.unit drop constraint unit_dates, drop constraint unit_end;
alter table units.unit drop column valid_from, drop column valid_to, drop column began_by, drop column ended_by;
comment on table units.unit is 'A unit is not its code (domain rule 2): it lives through rename, reclassification and transfer; a merger or split ends it. Its life is that of its versions.';
alter table units.unit add column taken_from uuid references units.unit (id);
comment on column units.unit.taken_from is 'The unit whose later life this one took over when the official table showed that a merger or split ended it.';

create view units.v_unit as
  select v.unit_id, v.level, v.type, v.code, v.name, v.short_name, v.parent_id, v.valid_from, v.valid_to,
    (select min(x.valid_from) from units.unit_version x where x.unit_id = v.unit_id and x.recorded_to is null) as unit_from,
    (select nullif(max(coalesce(x.valid_to, 'infinity')), 'infinity') from units.unit_version x
      where x.unit_id = v.unit_id and x.recorded_to is null) as unit_to
  from units.unit_version v
  where v.recorded_to is null;
comment on view units.v_unit is 'For joins of other rooms: name, code, level and parent of each unit between valid_from and valid_to (half-open).';

alter table units.change add column undone_at timestamptz;

-- Levels of government between dates, switched by decisions too.
alter table units.level add column ended_by uuid references units.change (id);
comment on column units.level.ended_by is 'The change that gave the level its end; null for what came with the lists.';

create table units.unit_measure (
  id uuid primary key default gen_random_uuid(),
  unit_id uuid not null references units.unit (id),
  measure text not null constraint measure_kind check (measure in ('population', 'households', 'area')),
  day date not null,
  value numeric not null constraint measure_value check (value >= 0),
  written_by uuid not null references units.change (id),
  closed_by uuid references units.change (id),
  recorded_at timestamptz not null,
  recorded_to timestamptz
);
comment on table units.unit_measure is 'Population, households and natural area (km²) of a unit on a day, by decision; the newest day up to a date counts then.';
create unique index measure_current on units.unit_measure (unit_id, measure, day) where recorded_to is null;
create index measure_written_by on units.unit_measure (written_by);
create index measure_closed_by on units.unit_measure (closed_by) where closed_by is not null;
