-- What ends soon was told of once, and what a person leaves open can be found.
create table notices.post_reminder (
  position_id uuid not null references accounts.position (id),
  ends_on date not null,
  at timestamptz not null,
  primary key (position_id, ends_on)
);
comment on table notices.post_reminder is 'Posts whose end was reminded of: once for each post and end, however often the morning comes.';
comment on column notices.post_reminder.ends_on is 'The first day the post is no longer held, as it was then: a post that got another end is reminded of again.';

create table notices.token_reminder (
  token_id uuid primary key references accounts.access_token (id) on delete cascade,
  at timestamptz not null
);
comment on table notices.token_reminder is 'Access tokens whose maker was told that they expire soon; a token never gets another end.';

alter table accounts.invitation add column made_by uuid references accounts.person (id);
comment on column accounts.invitation.made_by is 'Who made the link and so knows it: links not used yet end when that person is disabled. Null for links made before this was kept, and for the first one of an installation.';
create index invitation_made_by on accounts.invitation (made_by) where used_at is null;

create index change_set_staged on indicators.change_set (author) where state = 'staged';
