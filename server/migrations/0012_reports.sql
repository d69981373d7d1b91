create schema reports;

create table reports.publication (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  year int not null,
  version int not null,
  set_id text not null,
  set_version int not null,
  as_of date not null,
  known_at timestamptz not null,
  title text not null,
  data text not null,
  data_hash text not null,
  pdf_hash text not null references kernel.file (hash),
  changes text,
  is_illustrative boolean not null,
  published_at timestamptz not null,
  published_by uuid,
  publisher_title text,
  constraint publication_version unique (unit_id, year, set_id, set_version, version)
);
comment on table reports.publication is 'Results of a unit and year as they were published. Never changed: a correction is the next version with the list of what differs (domain rule 15).';
comment on column reports.publication.known_at is 'Only what was recorded by then is in it; with as_of it makes the same bytes again at any later time.';
comment on column reports.publication.data is 'Canonical JSON (RFC 8785); its SHA-256 is data_hash.';
comment on column reports.publication.changes is 'JSON: rows that differ from the version before; null for the first.';
create index publication_list on reports.publication (published_at desc, id desc);
