-- From where something was done. Rows from before keep a null, which adds nothing to what is hashed: their digests stay right.
alter table kernel.event add column session uuid;
comment on column kernel.event.session is 'The session it was done in; null: before this was kept, by the system, or by nobody signed in. Where that session was is kept apart (accounts.session_place) and can be erased.';
comment on column kernel.event.digest is 'SHA-256 over every other column as netstrings, the session last and only when there is one; see kernel/seal.ts.';

create table accounts.session_place (
  id uuid primary key,
  person_id uuid not null references accounts.person (id),
  device text not null,
  address text not null,
  opened_at timestamptz not null
);
comment on table accounts.session_place is 'Where sessions were, for the log: kept a year after the session itself is gone, erased with the person (domain rule 24).';
create index session_place_person on accounts.session_place (person_id);
create index session_place_opened on accounts.session_place (opened_at);
insert into accounts.session_place (id, person_id, device, address, opened_at)
select id, person_id, device, address, created_at from accounts.session;
