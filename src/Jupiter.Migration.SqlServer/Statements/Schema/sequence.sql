-- Versions: 2012 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    q.name AS name2,
    CONVERT(nvarchar(40), q.start_value) AS start_value,
    CONVERT(nvarchar(40), q.increment) AS increment,
    CONVERT(nvarchar(40), q.current_value) AS current_value
FROM sys.sequences AS q
INNER JOIN sys.schemas AS s ON s.schema_id = q.schema_id
ORDER BY s.name, q.name;
