namespace Jupiter.Migration.Lab.Tables;

/// <summary>Who can serve as a control to whoever asks from a place.</summary>
internal enum Control
{
    /// <summary>Nobody: here silence says nothing.</summary>
    Nobody,

    /// <summary>The other server together with the gateway, since the server was heard from elsewhere.</summary>
    OtherServer,

    /// <summary>The gateway is enough: the server was heard from here.</summary>
    Gateway,
}
