-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION; for rehearsals only
SELECT l.name, l.sid FROM sys.sql_logins AS l;
