-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database; ALTER ANY CONNECTION to end the sessions of others
ALTER DATABASE [$(database)] SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
