-- A load of trajectories asks for all that is known of the persons in its file, also for spells that were withdrawn and have no current version.
CREATE INDEX IX_FactTrajectory_Person ON FactTrajectory (Pseudonym, SpellKey);
