create schema indicators;

create table indicators.change_set (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  period text not null,
  source text not null check (source in ('form', 'sheet', 'api')),
  file_hash text references kernel.file (hash),
  author uuid,
  problems text,
  state text not null constraint change_set_state check (state in ('staged', 'applied', 'undone')),
  created_at timestamptz not null,
  applied_at timestamptz
);
comment on table indicators.change_set is 'One save or one accepted sheet: figures of a unit and period that became visible together.';
comment on column indicators.change_set.problems is 'Rows of a staged sheet that were refused, as JSON, for whoever opens it again.';
create index change_set_unit on indicators.change_set (unit_id, period, created_at desc);

create table indicators.staged_figure (
  change_set uuid not null references indicators.change_set (id) on delete cascade,
  element text not null,
  value numeric,
  no_value text,
  based_on int not null,
  cell text,
  note text,
  primary key (change_set, element)
);
comment on table indicators.staged_figure is 'Rows read from a sheet, checked and waiting for a person to accept them; nothing here counts yet.';

create table indicators.figure (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  element text not null,
  period text not null,
  revision int not null check (revision > 0),
  value numeric,
  no_value text check (no_value in ('not-reported', 'not-due', 'not-applicable', 'refused')),
  note text,
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  author uuid,
  position_title text,
  change_set uuid not null references indicators.change_set (id),
  constraint figure_value_or_reason check ((value is null) <> (no_value is null)),
  constraint figure_revision unique (unit_id, element, period, revision)
);
comment on table indicators.figure is 'Append-only: a correction is a new revision, current = recorded_to is null (domain rule 1).';
comment on column indicators.figure.no_value is 'Which of the four kinds of "no figure" (domain rule 11).';
comment on column indicators.figure.position_title is 'The post the author held when writing it, as it was called then.';
create unique index figure_current on indicators.figure (unit_id, element, period) where recorded_to is null;

create table indicators.evidence (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  period text not null,
  file_hash text not null references kernel.file (hash),
  name text not null,
  number text,
  dated date,
  issuer text,
  expires_on date,
  added_by uuid,
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid
);
comment on table indicators.evidence is 'A file shown for a unit and period; the same content may be shown by many (domain rule 21).';
create unique index evidence_content on indicators.evidence (unit_id, period, file_hash) where removed_at is null;

create table indicators.evidence_indicator (
  evidence_id uuid not null references indicators.evidence (id),
  indicator text not null,
  set_id text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (evidence_id, set_id, indicator)
);
comment on table indicators.evidence_indicator is 'Many files to many indicators.';
create index evidence_of_indicator on indicators.evidence_indicator (set_id, indicator) where removed_at is null;

create table indicators.result (
  unit_id uuid not null references units.unit (id),
  set_id text not null,
  set_version int not null,
  period text not null,
  indicator text not null,
  state text not null,
  value text,
  detail text not null,
  evaluated_at timestamptz not null,
  primary key (unit_id, set_id, set_version, period, indicator)
);
comment on table indicators.result is 'What the rules say of one indicator; replaced in place, because it can always be computed again from figures.';
comment on column indicators.result.detail is 'JSON text of the reasons: inputs, level chosen, gap.';

create table indicators.summary (
  unit_id uuid not null references units.unit (id),
  set_id text not null,
  set_version int not null,
  period text not null,
  verdict text not null,
  criteria_met int not null,
  criteria_total int not null,
  met int not null,
  not_met int not null,
  no_figure int not null,
  not_due int not null,
  refused int not null,
  level_unknown int not null,
  not_applicable int not null,
  total int not null,
  marks text not null,
  criteria_marks text not null,
  is_stale boolean not null default false,
  evaluated_at timestamptz not null,
  primary key (unit_id, set_id, set_version, period)
);
comment on table indicators.summary is 'One row per unit, set and period; boards, maps and the public pages read only this.';
comment on column indicators.summary.marks is 'One letter per indicator in the order of the set, see indicators/marks.ts.';
comment on column indicators.summary.is_stale is 'Something else than a figure changed the meaning; shown as "đang tính lại" until a job has recomputed it.';
create index summary_of_period on indicators.summary (set_id, set_version, period) include (unit_id, verdict, criteria_met);

create table indicators.figure_lock (
  unit_id uuid not null references units.unit (id),
  period text not null,
  element text not null,
  holder uuid not null,
  locked_by text not null,
  locked_at timestamptz not null,
  primary key (unit_id, period, element, holder)
);
comment on table indicators.figure_lock is 'Figures a submitted dossier holds still; set and lifted by the room that holds them (house rule 3: calls go down).';
