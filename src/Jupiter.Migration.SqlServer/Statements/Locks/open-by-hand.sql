-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
-- For a person with SSMS or sqlcmd. Whoever is still connected is put out; waiting for them is nothing that a printed page can do.
USE [master];
ALTER DATABASE [$(database)] SET READ_WRITE WITH ROLLBACK IMMEDIATE;
