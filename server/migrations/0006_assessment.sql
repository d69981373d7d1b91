create schema assessment;

create table assessment.dossier (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  tier text not null,
  year int not null,
  registered_on date not null,
  set_id text not null,
  set_version int not null,
  procedure_id text not null,
  procedure_version int not null,
  state text not null,
  version int not null default 1,
  submission int not null default 0,
  clock_started_on date,
  clock_used_days int not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  closed_at timestamptz
);
comment on table assessment.dossier is 'One request of a unit to be recognised. Set and procedure are those it began with (domain rules 7, 10, 15).';
comment on column assessment.dossier.version is 'Moved by every transition; a stale caller is refused with 409.';
comment on column assessment.dossier.submission is 'How many times it has been submitted; 0 before the first.';
comment on column assessment.dossier.clock_started_on is 'When the running appraisal clock started; null while it stands still.';
create unique index dossier_open on assessment.dossier (unit_id, tier, year) where closed_at is null;
create index dossier_state on assessment.dossier (state, created_at, id);

create table assessment.dossier_agency (
  dossier_id uuid not null references assessment.dossier (id),
  sector text not null,
  agency_id uuid references accounts.agency (id),
  primary key (dossier_id, sector)
);
comment on table assessment.dossier_agency is 'Who held each sector when the dossier began (domain rule 6); null when nobody is recorded.';

create table assessment.dossier_item (
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  indicator text not null,
  sector text not null,
  state text not null constraint dossier_item_state check (state in ('open', 'frozen', 'returned')),
  result text not null,
  frozen text not null,
  digest bytea not null,
  primary key (dossier_id, submission, indicator)
);
comment on table assessment.dossier_item is 'What was submitted: result, figures and evidence hashes as canonical JSON with its SHA-256. An item untouched by a return is copied unchanged into the next submission.';

create table assessment.step (
  id uuid primary key,
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  actor uuid,
  position_title text,
  agency_id uuid,
  note text,
  at timestamptz not null
);
comment on table assessment.step is 'The timeline of a dossier, one row per transition; nothing is deleted.';
create index step_dossier on assessment.step (dossier_id, at);

create table assessment.appraisal (
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  indicator text not null,
  agency_id uuid not null,
  opinion text not null constraint appraisal_opinion check (opinion in ('met', 'not-met', 'return')),
  reason text,
  answer text,
  answered_at timestamptz,
  appraised_by uuid not null,
  appraised_at timestamptz not null,
  primary key (dossier_id, submission, indicator),
  constraint appraisal_reason check (opinion = 'met' or length(trim(reason)) > 0)
);
comment on table assessment.appraisal is 'The opinion of the department in charge on one indicator; a return always carries its reason.';

create table assessment.council_member (
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  person_id uuid not null,
  is_chair boolean not null,
  conflict text,
  voted_at timestamptz,
  primary key (dossier_id, submission, person_id)
);
comment on table assessment.council_member is 'Who may vote on a dossier and who has voted; conflict says why a member may not. Never joined to ballots of a secret vote.';

create table assessment.ballot (
  id uuid primary key,
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  person_id uuid,
  choice text not null constraint ballot_choice check (choice in ('agree', 'disagree')),
  reason text,
  constraint ballot_reason check (choice = 'agree' or length(trim(reason)) > 0)
);
comment on table assessment.ballot is 'Votes. person_id is null when the procedure says the vote is secret; the id is random, so rows carry no order.';
create index ballot_dossier on assessment.ballot (dossier_id, submission);

create table assessment.recognition (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  tier text not null,
  year int not null,
  dossier_id uuid references assessment.dossier (id),
  set_id text not null,
  set_version int not null,
  decision_number text not null,
  decision_date date not null,
  signer text not null,
  issuer text not null,
  state text not null constraint recognition_state check (state in ('in-force', 'revoked')),
  is_illustrative boolean not null,
  published_at timestamptz,
  revoked_by text,
  constraint recognition_decision unique (decision_number, decision_date, unit_id, tier)
);
comment on table assessment.recognition is 'The registry. Rows are never deleted; after a merger the new unit reads its predecessors'' rows as inherited (domain rule 14).';
create index recognition_unit on assessment.recognition (unit_id);
create index recognition_date on assessment.recognition (decision_date desc, id);
