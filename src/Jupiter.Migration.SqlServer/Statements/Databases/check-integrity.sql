-- Versions: 2008 R2 and newer
-- Rights: db_owner
DBCC CHECKDB (N'$(database)') WITH NO_INFOMSGS, ALL_ERRORMSGS, DATA_PURITY, TABLERESULTS;
