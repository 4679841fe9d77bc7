-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
-- The service master key is made when an instance is first started: copied databases, a renamed machine and updates leave it as it is.
SELECT CONVERT(nvarchar(36), k.key_guid) + N' ' + CONVERT(nvarchar(30), k.create_date, 126)
FROM master.sys.symmetric_keys AS k WHERE k.name = N'##MS_ServiceMasterKey##';
