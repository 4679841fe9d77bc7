-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
USE [$(database)];
EXEC sys.sp_dropextendedproperty @name = N'Jupiter.Lock';
USE [master];
