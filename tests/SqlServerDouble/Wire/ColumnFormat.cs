namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>How a column's type and values are laid out (MS-TDS 2.2.5.4 and 2.2.5.5).</summary>
internal abstract class ColumnFormat
{
    /// <summary>TYPE_INFO of COLMETADATA.</summary>
    public abstract void WriteType(PacketWriter packets);

    /// <summary>A value in the forms of <see cref="Sessions.IResultSink.Row"/>.</summary>
    public abstract void WriteValue(PacketWriter packets, object? value);
}
