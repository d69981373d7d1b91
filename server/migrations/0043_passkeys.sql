-- Recovery codes belong to whoever has a second factor, of whichever kind: their salt moves out of the authenticator app.
create table accounts.recovery_set (
  person_id uuid primary key references accounts.person (id),
  salt bytea not null
);
comment on table accounts.recovery_set is 'One for everybody who has recovery codes: made with the first second factor, gone with the last.';
comment on column accounts.recovery_set.salt is 'Salt of this person''s recovery codes; new with every set of codes.';
insert into accounts.recovery_set (person_id, salt)
select person_id, recovery_salt from accounts.second_factor where recovery_salt is not null;
alter table accounts.second_factor drop constraint second_factor_salt, drop column recovery_salt;

create table accounts.passkey (
  id uuid primary key,
  person_id uuid not null references accounts.person (id),
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  rp_id text not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_credential unique (credential_id)
);
comment on table accounts.passkey is 'Passkeys (WebAuthn) of a person, each a second factor. The private key never leaves the device that made it.';
comment on column accounts.passkey.credential_id is 'What the device calls it; belongs to one person only.';
comment on column accounts.passkey.public_key is 'COSE key the answers are checked with.';
comment on column accounts.passkey.sign_count is 'Counter of the last accepted answer; one that does not rise is a sign of a copy. Stays 0 where the device counts nothing.';
comment on column accounts.passkey.transports is 'How the browser may reach it (usb, internal, hybrid …), as it said when the passkey was added.';
comment on column accounts.passkey.is_synced is 'Its maker may copy it between devices of one account (backup eligible); false = bound to one device.';
comment on column accounts.passkey.rp_id is 'The host name it works at; elsewhere browsers do not offer it.';
comment on column accounts.passkey.name is 'What its person calls it. Personal data: it lives here only, events carry the id.';
create index passkey_person on accounts.passkey (person_id);

create unlogged table accounts.passkey_challenge (
  bound_to bytea not null,
  purpose text not null check (purpose in ('adding', 'sign-in', 'proof')),
  person_id uuid not null references accounts.person (id),
  challenge bytea not null,
  expires_at timestamptz not null,
  primary key (bound_to, purpose)
);
comment on table accounts.passkey_challenge is 'What a device is asked to sign; one open for each session or pending sign-in and purpose, minutes old at most, taken with its first use. Unlogged: after a crash a button is pressed again.';
comment on column accounts.passkey_challenge.bound_to is 'Digest of the session''s or the pending sign-in''s token: an answer counts only where it was asked for.';

-- A session of the single sign-on is half a day at most: everybody signs in there once more, and from then on each says by which sign-on.
delete from accounts.session where opened_by = 'sso';
delete from accounts.pending_sign_in where first_step = 'sso';
alter table accounts.session
  add column sso_identity uuid references accounts.sso_identity (id) on delete cascade,
  add column sso_sid text,
  add constraint session_sso check ((opened_by = 'sso') = (sso_identity is not null));
comment on column accounts.session.sso_identity is 'The identity a session of the single sign-on was opened by.';
comment on column accounts.session.sso_sid is 'What the issuer calls its own session behind this one (claim sid), so that it can end both; null: it did not say.';
create index session_sso_identity on accounts.session (sso_identity) where sso_identity is not null;
alter table accounts.pending_sign_in
  add column sso_identity uuid references accounts.sso_identity (id) on delete cascade,
  add column sso_sid text,
  add constraint pending_sign_in_sso check ((first_step = 'sso') = (sso_identity is not null));
comment on column accounts.pending_sign_in.sso_identity is 'As in accounts.session.';
comment on column accounts.pending_sign_in.sso_sid is 'As in accounts.session.';

create table accounts.sso_logout (
  token_key bytea primary key,
  expires_at timestamptz not null
);
comment on table accounts.sso_logout is 'Logout tokens of the issuer taken already, by SHA-256 of issuer and jti, for as long as they would still be young enough.';
