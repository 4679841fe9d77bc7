-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
ALTER DATABASE [$(database)] SET ENABLE_BROKER WITH ROLLBACK IMMEDIATE;
