-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LOGIN; for rehearsals only
-- 0xBEEF stands for the SID, by which a login that a rehearsal made is known again.
CREATE LOGIN [$(login)] WITH PASSWORD = N'$(password)', SID = 0xBEEF, CHECK_POLICY = OFF;
