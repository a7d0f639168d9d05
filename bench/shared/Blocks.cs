namespace Bench;

/// <summary>A message of 16 bytes.</summary>
internal readonly record struct Block16(uint A, uint B, uint C, uint D);

/// <summary>A message of 32 bytes.</summary>
internal readonly record struct Block32(uint A, uint B, uint C, uint D, uint E, uint F, uint G, uint H);
