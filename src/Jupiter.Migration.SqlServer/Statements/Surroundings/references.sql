-- Versions: 2008 R2 and newer
-- Rights: in the database: VIEW DEFINITION
SELECT DISTINCT TOP (1001) r.referenced_entity_name, r.referenced_server_name, r.referenced_database_name
FROM sys.sql_expression_dependencies AS r
WHERE r.referenced_server_name IS NOT NULL OR r.referenced_database_name <> DB_NAME()
ORDER BY r.referenced_entity_name, r.referenced_server_name, r.referenced_database_name;
