namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>A type with its facets.</summary>
/// <param name="Name">The system type.</param>
/// <param name="Length">Bytes for character and binary types (nvarchar(10) is 20), -1 for max; 0 where the type has no length.</param>
/// <param name="Precision">Digits of decimal and numeric.</param>
/// <param name="Scale">Fraction digits of decimal, numeric, time, datetime2 and datetimeoffset.</param>
/// <param name="UdtName">Name of a CLR type such as hierarchyid; null otherwise.</param>
public sealed record SqlType(SqlTypeName Name, int Length = 0, byte Precision = 0, byte Scale = 0, string? UdtName = null);
