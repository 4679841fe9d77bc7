-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
SELECT TOP (1001) r.registry_key, r.value_name, CONVERT(nvarchar(512), r.value_data) AS value_data
FROM sys.dm_server_registry AS r
WHERE r.value_name IN (N'TcpPort', N'TcpDynamicPorts', N'Enabled') OR r.value_name LIKE N'SQLArg%'
ORDER BY r.registry_key, r.value_name;
