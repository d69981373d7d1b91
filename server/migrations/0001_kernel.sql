create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table kernel.installation (
  only_row boolean primary key default true check (only_row),
  id uuid not null,
  kind text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null,
  working_instant timestamptz check (working_instant is null or kind = 'demo')
);
comment on table kernel.installation is 'What this database is. Written once when it is made; a demo never becomes a real one (rule 23).';
comment on column kernel.installation.working_instant is 'The settable clock of a demo database; null means the real clock.';

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'installation.kind never changes' using errcode = 'check_violation', constraint = 'installation_kind_frozen';
end $$;
create trigger installation_kind_frozen before update of kind on kernel.installation
  for each row when (old.kind <> new.kind) execute function kernel.refuse_change();

create table kernel.command (
  id uuid primary key,
  actor uuid,
  route text not null,
  digest bytea not null,
  reply text not null,
  at timestamptz not null
);
comment on table kernel.command is 'Answers already given, by the id the client made: a retry is answered again and not done again (rule 20).';
comment on column kernel.command.digest is 'SHA-256 of the body: the same id with another body is a conflict, not a retry.';
create index command_at on kernel.command (at);

create table kernel.event (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor uuid,
  acting_for uuid,
  type text not null,
  subject uuid,
  body text not null,
  digest bytea not null
);
comment on table kernel.event is 'What happened, written in the transaction that did it.';
comment on column kernel.event.body is 'Canonical JSON (RFC 8785) as text: jsonb would reorder keys.';
comment on column kernel.event.digest is 'SHA-256 over every other column as netstrings; see kernel/seal.ts.';
create index event_order on kernel.event (xid, id);
create index event_subject on kernel.event (subject, at);

create table kernel.event_seal (
  seq bigint primary key,
  event_id uuid not null unique,
  xid xid8 not null,
  link bytea not null
);
comment on table kernel.event_seal is 'The chain, written only by the sealer in commit order: link = SHA-256(previous link || event digest).';

create table kernel.event_personal (
  event_id uuid not null references kernel.event,
  name text not null,
  salt bytea not null,
  value text,
  primary key (event_id, name)
);
comment on table kernel.event_personal is 'Personal values of events, erasable: the event body holds SHA-256(salt || value) only (rule 24).';

create function kernel.netstring(value text) returns text language sql immutable parallel safe as
  $$ select coalesce(octet_length(value) || ':' || value || ',', '-') $$;

create table kernel.file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  stored_at timestamptz not null
);
comment on table kernel.file is 'Files are their content: the key is SHA-256 (rule 21). Bytes live in the file store.';
