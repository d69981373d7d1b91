create schema accounts;

create table accounts.sector (
  code text primary key,
  name text not null
);
comment on table accounts.sector is 'What an indicator is about, as the law divides it; an indicator names a sector and never a department (domain rule 6).';

create table accounts.agency (
  id uuid primary key,
  kind text not null,
  unit_id uuid not null references units.unit (id),
  name text not null,
  holds_sectors boolean not null,
  valid_from date not null,
  valid_to date,
  source text,
  constraint agency_dates check (valid_from < valid_to),
  constraint agency_kind unique (unit_id, kind, valid_from)
);
comment on table accounts.agency is 'Departments and offices, dated like units (domain rule 6). Dates are half-open.';
comment on column accounts.agency.kind is 'Kind in data/agencies.json, e.g. so-nn-ptnt.';
comment on column accounts.agency.holds_sectors is 'A department appraises only its sectors; an office of the whole unit is not limited to any.';
comment on column accounts.agency.valid_from is 'First day known: agencies of the first list of units were there before it.';
comment on column accounts.agency.source is 'The decision that made or ended it; null until a person has confirmed it.';
create index agency_unit on accounts.agency (unit_id);

create table accounts.agency_successor (
  agency_id uuid not null references accounts.agency (id),
  successor_id uuid not null references accounts.agency (id),
  primary key (agency_id, successor_id),
  constraint agency_succeeds_itself check (agency_id <> successor_id)
);
comment on table accounts.agency_successor is 'Who took over an ended agency; several when its sectors were shared out.';

create table accounts.agency_sector (
  agency_id uuid not null references accounts.agency (id),
  sector text not null references accounts.sector (code),
  province_id uuid not null references units.unit (id),
  valid_from date not null,
  valid_to date,
  constraint agency_sector_dates check (valid_from < valid_to),
  constraint agency_sector_one_holder exclude using gist
    (province_id with =, sector with =, daterange(valid_from, valid_to) with &&)
);
comment on table accounts.agency_sector is 'Which agency holds a sector in a province and when; at most one at a time.';
create index agency_sector_agency on accounts.agency_sector (agency_id);

create table accounts.person (
  id uuid primary key,
  name text not null,
  name_key text not null,
  login text,
  password_hash text,
  demo_key text,
  created_at timestamptz not null,
  disabled_at timestamptz
);
comment on table accounts.person is 'Everyone who may sign in. Name and login live here only: events carry the id, so a person can be erased without breaking the audit (domain rule 24).';
comment on column accounts.person.name_key is 'The name folded for search: lower case, no diacritics.';
comment on column accounts.person.login is 'Lower case; null until the one-time link was used.';
comment on column accounts.person.password_hash is 'Argon2id with its parameters; null = cannot sign in with a password.';
comment on column accounts.person.demo_key is 'Key in data/demo/cast.json of an illustrative person; they sign in by one click and only in a demo database.';
create unique index person_login on accounts.person (login);
create unique index person_demo_key on accounts.person (demo_key);

create table accounts.position (
  id uuid primary key,
  person_id uuid not null references accounts.person (id),
  unit_id uuid references units.unit (id),
  agency_id uuid references accounts.agency (id),
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  constraint position_dates check (valid_from < valid_to),
  constraint position_roles check (cardinality(roles) > 0)
);
comment on table accounts.position is 'A post at a unit; its roles (data/roles.json) hold at the unit and below while the post is held. valid_to is the first day it is no longer held.';
comment on column accounts.position.unit_id is 'Null: a post for the whole country, which is not a unit of any list.';
create index position_person on accounts.position (person_id);
create index position_unit on accounts.position (unit_id);

create table accounts.session (
  token_hash bytea primary key,
  person_id uuid not null references accounts.person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table accounts.session is 'Open sessions, by SHA-256 of the token in the cookie. Times are of the real clock, also in a demo whose working date is set.';
comment on column accounts.session.expires_at is 'The absolute end; the idle end follows from last_seen_at.';
create index session_person on accounts.session (person_id);
create index session_expires on accounts.session (expires_at);

create table accounts.invitation (
  token_hash bytea primary key,
  person_id uuid not null references accounts.person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table accounts.invitation is 'One-time links with which a person sets name, login and password. A new link ends the earlier ones.';
create index invitation_person on accounts.invitation (person_id);

create unlogged table accounts.sign_in_limit (
  key bytea primary key,
  failures int not null,
  window_ends timestamptz not null,
  blocked_until timestamptz,
  succeeded_at timestamptz
);
comment on table accounts.sign_in_limit is 'Wrong passwords of the last minutes, by SHA-256 of account, address or both. Unlogged: losing it in a crash only forgets failures.';
comment on column accounts.sign_in_limit.succeeded_at is 'When this account last signed in from this address; such an address is not held back by strangers'' attempts.';
