-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
SELECT s.session_id, s.host_name, s.program_name, s.login_name
FROM sys.dm_tran_session_transactions AS t
INNER JOIN sys.dm_tran_database_transactions AS d ON d.transaction_id = t.transaction_id
INNER JOIN sys.dm_exec_sessions AS s ON s.session_id = t.session_id
WHERE d.database_id = DB_ID(@database) AND s.session_id <> @@SPID
ORDER BY s.session_id;
