-- Versions: 2008 R2 and newer
-- Rights: CONTROL on the database, or ALTER ANY DATABASE
DROP DATABASE [$(database)];
