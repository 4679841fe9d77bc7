-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT N'REPLICATION' AS kind, d.name FROM sys.databases AS d
WHERE d.is_published = 1 OR d.is_subscribed = 1 OR d.is_merge_published = 1 OR d.is_distributor = 1
UNION ALL
SELECT N'REPLICATION', s.name FROM sys.servers AS s WHERE s.is_publisher = 1 OR s.is_subscriber = 1 OR s.is_distributor = 1
UNION ALL
SELECT N'MIRRORING', d.name FROM sys.databases AS d
INNER JOIN sys.database_mirroring AS m ON m.database_id = d.database_id
WHERE m.mirroring_guid IS NOT NULL
UNION ALL
SELECT N'REMOTE LOGIN', COALESCE(r.remote_name, N'*') FROM sys.remote_logins AS r WHERE r.server_id = 0
UNION ALL
SELECT N'LINKED LOGIN', COALESCE(l.remote_name, N'*') FROM sys.linked_logins AS l WHERE l.server_id = 0 AND l.local_principal_id <> 0
UNION ALL
SELECT N'CLUSTER', @name WHERE CONVERT(int, SERVERPROPERTY(N'IsClustered')) = 1
UNION ALL
SELECT N'ALWAYS ON', @name WHERE CONVERT(int, SERVERPROPERTY(N'IsHadrEnabled')) = 1;
