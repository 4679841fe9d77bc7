namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Tokens of an answer (MS-TDS 2.2.7).</summary>
internal enum TokenType : byte
{
    ReturnStatus = 0x79,
    ColMetadata = 0x81,
    Error = 0xAA,
    Info = 0xAB,
    ReturnValue = 0xAC,
    LoginAck = 0xAD,
    FeatureExtAck = 0xAE,
    Row = 0xD1,
    EnvChange = 0xE3,
    Done = 0xFD,
    DoneProc = 0xFE,
    DoneInProc = 0xFF,
}
