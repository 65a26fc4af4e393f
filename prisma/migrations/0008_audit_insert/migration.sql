-- A line is added at the end of the log, with its place in the chain. What comes next is what AUTOINCREMENT would give: one more
-- than the highest number ever used. sqlite_sequence is brought up to date when the statement ends, so a statement that adds
-- several lines is held to the lines before each as well. Lines from before the chain stay as they are.
CREATE TRIGGER "audit_entry_adds_at_the_end" AFTER INSERT ON "audit_entry"
WHEN NEW."hash" IS NULL
  OR NEW."previousHash" IS NULL
  OR EXISTS (SELECT 1 FROM "audit_entry" WHERE "id" > NEW."id")
  OR NEW."id" <> 1 + max(
    coalesce((SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'audit_entry'), 0),
    coalesce((SELECT "id" FROM "audit_entry" WHERE "id" < NEW."id" ORDER BY "id" DESC LIMIT 1), 0)
  )
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only, and each line of it is part of the chain'); END;
