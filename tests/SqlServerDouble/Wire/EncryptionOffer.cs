namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>ENCRYPTION in PRELOGIN, by either side (MS-TDS 2.2.6.5).</summary>
internal enum EncryptionOffer : byte
{
    Off = 0,
    On = 1,
    NotSupported = 2,
    Required = 3,
}

/// <summary>The table of MS-TDS 2.2.6.5.</summary>
internal static class EncryptionOffers
{
    /// <summary>The answer to what a client offers.</summary>
    public static EncryptionOffer Answer(this WireEncryption server, EncryptionOffer client) => (server, client) switch
    {
        (WireEncryption.NotSupported, _) => EncryptionOffer.NotSupported,
        (WireEncryption.Required, EncryptionOffer.On) => EncryptionOffer.On,
        (WireEncryption.Required, _) => EncryptionOffer.Required,
        (_, EncryptionOffer.NotSupported) => EncryptionOffer.NotSupported,
        (_, EncryptionOffer.Off) => EncryptionOffer.Off,
        _ => EncryptionOffer.On,
    };
}
