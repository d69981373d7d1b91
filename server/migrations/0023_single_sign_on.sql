create table accounts.sso_identity (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  label text not null,
  person_id uuid references accounts.person (id),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  linked_at timestamptz,
  linked_by uuid references accounts.person (id),
  constraint sso_identity_once unique (issuer, subject),
  constraint sso_identity_linked check ((person_id is null) = (linked_at is null))
);
comment on table accounts.sso_identity is 'Who the single sign-on names (issuer and subject of OpenID Connect). Opens the account of a person once an administrator has linked it; unlinked ones are forgotten after thirty days.';
comment on column accounts.sso_identity.subject is 'The issuer''s own key of the person. Personal data: it lives here only, events carry the id.';
comment on column accounts.sso_identity.label is 'Name and account as the issuer last gave them, so that an administrator knows whom to link.';
create index sso_identity_person on accounts.sso_identity (person_id);
