namespace Jupiter.Migration.Venues;

/// <summary>Somebody who is called during the night.</summary>
public sealed class VenueContact
{
    /// <summary>Name of the person.</summary>
    public required string Name { get; init; }

    /// <summary>What the person is to the venue: Owner, Manager, Deputy, IT; or to Jupiter: Specialist, AccountManager. Others are allowed and stand for nobody.</summary>
    public required string Role { get; init; }

    /// <summary>Phone number.</summary>
    public string Phone { get; init => field = value ?? ""; } = "";
}
