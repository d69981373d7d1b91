-- Which pages a transaction changed that none of its events is about: other processes must drop them too.
create table kernel.page_drop (
  id uuid primary key,
  subjects text[] not null
);
comment on table kernel.page_drop is 'Subjects whose cached pages a committed transaction changed, when no event of it says so. Written in that transaction; the sealer tells every process and deletes the row moments later.';
