-- A session is half a day at most: everybody signs in once more, and from then on each says where and how it was opened.
delete from accounts.session;
alter table accounts.session
  add column id uuid not null,
  add column opened_by text not null,
  add column device text not null,
  add column address text not null,
  add column proven_at timestamptz,
  add column sso_token text,
  add constraint session_id unique (id),
  add constraint session_opened_by check (opened_by in ('password', 'invitation', 'sso', 'demo'));
comment on column accounts.session.id is 'What lists and addresses call the session; it opens nothing.';
comment on column accounts.session.device is 'Browser and system in words, e.g. "Chrome trên Android"; nothing finer is kept.';
comment on column accounts.session.address is 'Network address at sign-in, for its holder and the administrator to recognise it.';
comment on column accounts.session.proven_at is 'When the holder last proved who they are (password, code, single sign-on); votes, decisions and rights need a recent one. Null: never in this session.';
comment on column accounts.session.sso_token is 'ID token of a session opened by single sign-on, sent back only to end the session there too.';

create table accounts.second_factor (
  person_id uuid primary key references accounts.person (id),
  secret bytea not null,
  recovery_salt bytea,
  started_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  constraint second_factor_salt check ((confirmed_at is null) = (recovery_salt is null))
);
comment on table accounts.second_factor is 'Time-based codes (RFC 6238) of a person. Asked for at sign-in once confirmed.';
comment on column accounts.second_factor.secret is 'Shared with the authenticator app; 160 bits, kept as it is because every check needs it.';
comment on column accounts.second_factor.recovery_salt is 'Salt of this person''s recovery codes; new with every set of codes.';
comment on column accounts.second_factor.confirmed_at is 'Null: set-up begun, no code of the app has been seen yet.';
comment on column accounts.second_factor.last_step is 'Time step of the last accepted code: that code and earlier ones are refused (RFC 6238 §5.2).';

create table accounts.recovery_code (
  person_id uuid not null references accounts.person (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
comment on table accounts.recovery_code is 'Codes for a lost phone, by Argon2id with the salt of the set; one use each, shown once.';

create table accounts.pending_sign_in (
  token_hash bytea primary key,
  person_id uuid not null references accounts.person (id),
  first_step text not null check (first_step in ('password', 'invitation', 'sso')),
  sso_token text,
  expires_at timestamptz not null
);
comment on table accounts.pending_sign_in is 'First step passed, second awaited: by SHA-256 of a token in a cookie that opens nothing by itself. Minutes old at most.';
comment on column accounts.pending_sign_in.sso_token is 'As in accounts.session.';
create index pending_sign_in_person on accounts.pending_sign_in (person_id);
create index pending_sign_in_expires on accounts.pending_sign_in (expires_at);

comment on table accounts.sign_in_limit is 'Wrong passwords and codes of the last minutes, by SHA-256 of account, address, browser or two of them. Unlogged: losing it in a crash only forgets failures and known browsers.';
comment on column accounts.sign_in_limit.succeeded_at is 'When this account last signed in from this address or in this browser; there it is not held back by strangers'' attempts.';
