namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>How the value of a column is read and encoded.</summary>
internal enum ColumnKind
{
    Bit,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Real,
    Float,
    Decimal,
    LongDecimal,
    Money,
    Date,
    DateTime,
    Time,
    DateTimeOffset,
    Guid,
    ShortBytes,
    LongBytes,
    Variant,
}
