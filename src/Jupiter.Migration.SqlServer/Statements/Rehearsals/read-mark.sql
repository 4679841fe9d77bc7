-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION; for rehearsals only
SELECT CONVERT(nvarchar(128), e.value) AS machine_name FROM sys.extended_properties AS e WHERE e.class = 0 AND e.name = N'Jupiter.Rehearsal';
