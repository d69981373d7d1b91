alter table accounts.person
  add column erased_at timestamptz,
  add constraint person_erased check (erased_at is null or
    (disabled_at is not null and login is null and password_hash is null and demo_key is null));
comment on column accounts.person.erased_at is 'When the person''s data were erased at their request (domain rule 24; Luật 91/2025/QH15); the row stays so that the log keeps one person apart from another.';
