-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LOGIN
-- 0xFACE stands for the hash of the password, 0xBEEF for the SID.
CREATE LOGIN [$(login)] WITH PASSWORD = 0xFACE HASHED, SID = 0xBEEF, DEFAULT_DATABASE = [$(database)], CHECK_POLICY = ON, CHECK_EXPIRATION = ON, DEFAULT_LANGUAGE = [$(language)];
