using Xunit.v3;

// Many tests wait for another process or for a lock, which takes no processor.
[assembly: Parallelization(MaxThreads = 8)]
