-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN "hash" TEXT;
ALTER TABLE "audit_entry" ADD COLUMN "previousHash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_previousHash_key" ON "audit_entry"("previousHash");

-- Lines are added, and nothing else is done to them.
CREATE TRIGGER "audit_entry_keeps_lines" BEFORE UPDATE ON "audit_entry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER "audit_entry_loses_no_line" BEFORE DELETE ON "audit_entry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
