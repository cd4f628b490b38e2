-- An offer's id is its source's own: a partner's own subgraph may call its offers what it likes.
alter table referral alter column offer_id type text using offer_id::text;
