create table accounts.access_token (
  id uuid primary key,
  person_id uuid not null references accounts.person (id),
  name text not null,
  prefix text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint access_token_life check (expires_at <= created_at + interval '366 days')
);
comment on table accounts.access_token is 'By which another system works with part of its maker''s rights; kept as SHA-256 of 256 random bits. Revoked and expired ones stay so that the log can name them.';
comment on column accounts.access_token.prefix is 'The first characters, by which its maker tells one from another.';
comment on column accounts.access_token.last_used_at is 'By the real clock, written every five minutes at most.';
create index access_token_person on accounts.access_token (person_id);

create table accounts.access_token_scope (
  token_id uuid not null references accounts.access_token (id) on delete cascade,
  position_id uuid not null references accounts.position (id),
  permissions text[] not null check (cardinality(permissions) > 0),
  primary key (token_id, position_id)
);
comment on table accounts.access_token_scope is 'Which rights of which of its maker''s posts a token has; it ends with those posts.';
