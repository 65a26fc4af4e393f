-- CreateTable
CREATE TABLE "share_verification" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "share" TEXT NOT NULL,
    "shareKey" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "signedIn" BOOLEAN NOT NULL,
    "verdict" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "rows" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "share_verification_shareKey_id_idx" ON "share_verification"("shareKey", "id");
