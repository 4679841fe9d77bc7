namespace Jupiter.Migration.Presence;

/// <summary>Whose an address is, seen from the computer that asks.</summary>
public enum AddressOwner
{
    /// <summary>Another machine's, if anybody's.</summary>
    OtherMachine,

    /// <summary>This computer's, which is on, or it could not ask.</summary>
    ThisComputer,

    /// <summary>A loopback address that a rehearsal which is on gave to one of its computers.</summary>
    RehearsedComputer,

    /// <summary>Any other loopback address: nobody's. A line in the hosts file makes a server's name of it easily.</summary>
    Nobody,
}
