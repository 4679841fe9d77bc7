-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LOGIN; for rehearsals only
CREATE LOGIN [$(login)] WITH PASSWORD = N'$(password)', CHECK_POLICY = OFF;
