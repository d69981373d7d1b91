create schema notices;

create table notices.notice (
  id uuid primary key,
  person_id uuid not null references accounts.person (id),
  event_id uuid not null references kernel.event (id),
  about uuid,
  rule text not null,
  text_vi text not null constraint notice_text_vi check (length(text_vi) between 1 and 500),
  text_en text not null constraint notice_text_en check (length(text_en) between 1 and 500),
  link text not null constraint notice_link check (link like '/%' and link not like '//%'),
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  constraint notice_once unique (event_id, person_id)
);
comment on table notices.notice is 'What one person was told of one event, in the words of that day; only that person sees it. Forgotten after the days data/notices.json says.';
comment on column notices.notice.id is 'Of version 7: the order of the list and its pages.';
comment on column notices.notice.about is 'The dossier, post, change or publication that the event is about; null when it is about none.';
comment on column notices.notice.rule is 'Which rule of data/notices.json made it.';
comment on column notices.notice.text_vi is 'Names no person; units and titles of posts only.';
comment on column notices.notice.link is 'A page of this system, from its root.';
comment on column notices.notice.at is 'When the event happened.';
comment on column notices.notice.mailed_at is 'When the mail server took a letter with it; null = not sent.';
create index notice_of_person on notices.notice (person_id, id desc);
create index notice_unread on notices.notice (person_id) where read_at is null;
create index notice_about on notices.notice (about);
create index notice_at on notices.notice (at);

create table notices.mail_address (
  person_id uuid primary key references accounts.person (id),
  email text constraint mail_address_email check (length(email) between 3 and 254 and email !~ '[[:cntrl:][:space:],;<>]'),
  pace text not null constraint mail_address_pace check (pace in ('at-once', 'daily', 'never')),
  confirmed_at timestamptz,
  token_hash bytea,
  token_ends_at timestamptz,
  asked_count int not null,
  asked_since timestamptz not null
);
comment on table notices.mail_address is 'Where a person who asked for it gets notices by e-mail. Personal data, kept nowhere else, not even in the event log; forgotten when the person takes it away or is disabled.';
comment on column notices.mail_address.email is 'Null = taken away; the row stays for its count.';
comment on column notices.mail_address.pace is 'at-once: a letter for each notice; daily: one each morning; never: none.';
comment on column notices.mail_address.confirmed_at is 'When the link in the letter was opened; null = nothing but that letter goes there.';
comment on column notices.mail_address.token_hash is 'SHA-256 of the one-time token in the letter; null when none was sent or it was used.';
comment on column notices.mail_address.asked_count is 'Letters asked for since asked_since: nobody fills a stranger''s mailbox from here.';
create unique index mail_address_token on notices.mail_address (token_hash) where token_hash is not null;

create table notices.reminder (
  dossier_id uuid not null references assessment.dossier (id),
  submission int not null,
  state text not null,
  kind text not null constraint reminder_kind check (kind in ('near', 'passed')),
  due_on date not null,
  at timestamptz not null,
  primary key (dossier_id, submission, state, kind)
);
comment on table notices.reminder is 'Deadlines that were reminded of: once for each dossier, step and kind, however often the clock is looked at.';
comment on column notices.reminder.due_on is 'The last day of the clock as it was then.';
