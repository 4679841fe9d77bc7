-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
-- For a person with SSMS or sqlcmd: whoever is still connected is put out, since a printed page can't wait for them.
ALTER DATABASE [$(database)] SET READ_WRITE WITH ROLLBACK IMMEDIATE;
