-- Versions: 2008 R2 and newer
-- Rights: none
DBCC TRACESTATUS (-1) WITH NO_INFOMSGS;
