namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Types of packets (MS-TDS 2.2.3.1.1).</summary>
internal enum PacketType : byte
{
    SqlBatch = 0x01,
    Rpc = 0x03,
    Response = 0x04,
    Attention = 0x06,
    BulkLoad = 0x07,
    TransactionManager = 0x0E,
    Login = 0x10,
    Sspi = 0x11,
    Prelogin = 0x12,
}
