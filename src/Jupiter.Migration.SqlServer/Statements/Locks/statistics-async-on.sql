-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
ALTER DATABASE [$(database)] SET AUTO_UPDATE_STATISTICS_ASYNC ON;
